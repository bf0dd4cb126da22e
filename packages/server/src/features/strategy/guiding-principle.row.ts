import type { DocumentJson } from "@samplan/document";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("guiding_principle")
export class GuidingPrincipleRow {
  static readonly typeName = "GuidingPrinciple";

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  strategyVersionId!: string;

  @Column("text")
  code!: string;

  @Column("integer")
  position!: number;

  @Column("text")
  nameSv!: string;

  @Column("text", { nullable: true })
  nameEn!: string | null;

  @Column("jsonb", { name: "text" })
  textDocument!: DocumentJson;

  /** Written out of the version while it was a draft. */
  @Column("boolean")
  removed!: boolean;
}
