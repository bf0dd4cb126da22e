import type { DecisionOutcome } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("adoption")
export class AdoptionRow {
  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { nullable: true })
  strategyVersionId!: string | null;

  @Column("uuid", { nullable: true })
  commonSectionVersionId!: string | null;

  @Column("uuid")
  municipalityId!: string;

  @Column("text")
  outcome!: DecisionOutcome;

  @Column("text", { nullable: true })
  contentHash!: string | null;

  @Column("timestamptz", { nullable: true })
  lapsedAt!: Date | null;

  /** The wording wanted, or the reason. */
  @Column("text", { nullable: true })
  wording!: string | null;

  @Column("uuid", { nullable: true })
  decisionId!: string | null;
}
