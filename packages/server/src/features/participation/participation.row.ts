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
  actionId!: string;

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

  @Column("boolean")
  inForce!: boolean;

  @Column("integer")
  version!: number;
}
