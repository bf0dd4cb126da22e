import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("municipality_profile")
export class MunicipalityProfileRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @Column("text")
  planLabel!: string;

  @Column("text")
  planLabelDefinite!: string;

  @Column("text")
  planLabelPlural!: string;

  @Column("text")
  planLabelPluralDefinite!: string;

  @Column("text")
  strategyLabel!: string;

  @Column("text")
  strategyLabelDefinite!: string;

  @Column("text")
  sharedStrategyLabel!: string;

  /** I9: whether an adoption counts from its decision, or from when that cannot be appealed any more. */
  @Column("text")
  adoptionCountsFrom!: "DECISION" | "FINALITY";

  /** Whether a delegate approves a report, or the body itself by a decision. */
  @Column("text")
  reportApproval!: "DELEGATE" | "DECISION";

  @Column("integer")
  version!: number;
}
