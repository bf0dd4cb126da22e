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

  /** The first day that was chosen; null where none was. */
  @Column("date", { name: "starts_on", nullable: true })
  startOn!: string | null;

  /** The last day to answer the consultation; null where none was asked for. */
  @Column("date", { nullable: true })
  consultationAnswerBy!: string | null;

  /** The day that it was sent out last. */
  @Column("date", { nullable: true })
  consultationSentOn!: string | null;

  @Column("integer")
  version!: number;
}
