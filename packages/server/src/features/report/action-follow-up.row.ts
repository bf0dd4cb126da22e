import type { Assessment, ImplementationStatus, ReportState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("action_follow_up")
export class ActionFollowUpRow {
  static readonly typeName = "ActionFollowUp";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  reportId!: string;

  @Column("text")
  reportState!: ReportState;

  @Column("uuid")
  participationId!: string;

  @Column("text", { nullable: true })
  assessment!: Assessment | null;

  @Column("text", { nullable: true })
  implementationStatus!: ImplementationStatus | null;

  @Column("integer", { nullable: true })
  progress!: number | null;

  @Column("text", { nullable: true })
  comment!: string | null;

  @Column("text", { nullable: true })
  correctiveMeasure!: string | null;

  @Column("bigint", { nullable: true })
  costAmount!: bigint | null;

  @Column("bigint", { nullable: true })
  costForecastAmount!: bigint | null;

  @Column("text")
  currency!: string;

  @Column("integer")
  attendanceWomen!: number;

  @Column("integer")
  attendanceMen!: number;

  @Column("integer")
  attendanceOther!: number;

  @Column("integer")
  attendanceUnspecified!: number;

  @Column("text", { nullable: true })
  correctionNote!: string | null;

  @Column("date", { nullable: true })
  completedOn!: string | null;

  @Column("boolean")
  unchanged!: boolean;

  /** The list of effects that applies: they are replaced as a whole. */
  @Column("integer")
  effectList!: number;

  @Column("uuid", { nullable: true })
  sharedIn!: string | null;

  /** The period's last day. */
  @Column("date", { nullable: true })
  sharedFor!: string | null;

  @Column("integer")
  version!: number;
}
