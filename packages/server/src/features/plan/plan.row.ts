import type { DocumentJson } from "@samplan/document";
import type { DecisionOutcome, PlanState } from "@samplan/schema";
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

  /** Said by somebody: there is no local text (I12). */
  @Column("boolean", { name: "no_local_text" })
  hasNoLocalText!: boolean;

  @Column("uuid", { nullable: true })
  decisionId!: string | null;

  /** What that decision decided; null where it is not known. */
  @Column("text", { nullable: true })
  decisionOutcome!: DecisionOutcome | null;

  @Column("uuid", { nullable: true })
  annulmentDecisionId!: string | null;

  @Column("text", { nullable: true })
  annulmentReason!: string | null;

  @Column("uuid", { nullable: true })
  sharedIn!: string | null;

  /** 1 January of its year. */
  @Column("date", { nullable: true })
  sharedFor!: string | null;

  @Column("integer")
  version!: number;

  @Column("timestamptz")
  updatedAt!: Date;
}
