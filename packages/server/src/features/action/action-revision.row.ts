import type { Financing, ImplementationStatus } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("action_revision")
export class ActionRevisionRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  /** The lead's body that wrote it. */
  @Column("uuid")
  bodyId!: string;

  @Column("uuid")
  actionMunicipalityId!: string;

  @Column("uuid")
  actionId!: string;

  @Column("integer")
  number!: number;

  /** Of the plan that it was written in. */
  @Column("integer")
  year!: number;

  @Column("text")
  title!: string;

  @Column("text")
  description!: string;

  @Column("integer")
  weight!: number;

  @Column("date", { nullable: true })
  startDate!: string | null;

  @Column("date", { nullable: true })
  endDate!: string | null;

  @Column("boolean")
  continuous!: boolean;

  @Column("text", { nullable: true })
  financing!: Financing | null;

  @Column("text")
  implementationStatus!: ImplementationStatus;

  @Column("date", { nullable: true })
  cancelledOn!: string | null;

  @Column("text", { nullable: true })
  cancellationReason!: string | null;

  @Column("uuid", { nullable: true })
  cancellationDecisionId!: string | null;

  @Column("uuid", { nullable: true })
  collaborationId!: string | null;

  @Column("uuid", { nullable: true })
  primaryAreaId!: string | null;

  /** No plan with it has been proposed yet: it may be changed in place. */
  @Column("boolean")
  draft!: boolean;
}
