import type { Consent, ParticipationRole } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("participation")
export class ParticipationRow {
  static readonly typeName = "Participation";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("integer")
  year!: number;

  @Column("uuid", { nullable: true })
  planId!: string | null;

  @Column("uuid")
  actionMunicipalityId!: string;

  @Column("uuid")
  actionId!: string;

  /** The content that its plan pinned, from the plan's proposal on; null: the newest. */
  @Column("uuid", { nullable: true })
  revisionMunicipalityId!: string | null;

  @Column("uuid", { nullable: true })
  revisionId!: string | null;

  @Column("text")
  role!: ParticipationRole;

  @Column("text")
  consent!: Consent;

  @Column("text", { nullable: true })
  responsibleFunction!: string | null;

  @Column("bigint", { nullable: true })
  budgetAmount!: bigint | null;

  @Column("text", { nullable: true })
  budgetCurrency!: string | null;

  /** As its plan is; without a plan it is a draft. */
  @Column("boolean")
  draft!: boolean;

  @Column("boolean")
  inForce!: boolean;

  /** From this day it no longer takes part; null also for one loaded as withdrawn without a day. */
  @Column("date", { nullable: true })
  withdrawnOn!: string | null;

  @Column("text", { nullable: true })
  withdrawalReason!: string | null;

  @Column("timestamptz", { nullable: true })
  withdrawnAt!: Date | null;

  /** The body that the lead is offered to; of a lead's part alone. */
  @Column("uuid", { nullable: true })
  leadOfferedMunicipalityId!: string | null;

  @Column("uuid", { nullable: true })
  leadOfferedBodyId!: string | null;

  @Column("uuid", { nullable: true })
  sharedIn!: string | null;

  @Column("date", { nullable: true })
  sharedFor!: string | null;

  @Column("integer")
  version!: number;
}
