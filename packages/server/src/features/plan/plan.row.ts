import type { DocumentJson } from "@samplan/document";
import type { PlanState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("plan")
export class PlanRow {
  static readonly typeName = "Plan";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("integer")
  year!: number;

  @Column("integer")
  revision!: number;

  @Column("text")
  state!: PlanState;

  @Column("boolean")
  inForce!: boolean;

  @Column("jsonb", { name: "local_text" })
  localTextDocument!: DocumentJson;

  @Column("boolean")
  hasLocalText!: boolean;

  @Column("uuid", { nullable: true })
  decisionId!: string | null;

  @Column("integer")
  version!: number;

  @Column("timestamptz")
  updatedAt!: Date;
}
