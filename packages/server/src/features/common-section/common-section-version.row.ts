import type { DocumentJson } from "@samplan/document";
import type { SharedTextState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("common_section_version")
export class CommonSectionVersionRow {
  static readonly typeName = "CommonSectionVersion";

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("integer")
  year!: number;

  @Column("integer")
  number!: number;

  @Column("text")
  state!: SharedTextState;

  @Column("jsonb", { name: "text" })
  textDocument!: DocumentJson;

  @Column("text", { nullable: true })
  contentHash!: string | null;

  @Column("date", { nullable: true })
  effectiveFrom!: string | null;

  @Column("date", { nullable: true })
  supersededOn!: string | null;

  /** The last day to answer the consultation; null where none was held. */
  @Column("date", { nullable: true })
  consultationAnswerBy!: string | null;

  @Column("integer")
  version!: number;
}
