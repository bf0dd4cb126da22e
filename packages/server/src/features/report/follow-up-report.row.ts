import type { PeriodKind, ReportState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("follow_up_report")
export class FollowUpReportRow {
  static readonly typeName = "FollowUpReport";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("uuid")
  periodId!: string;

  @Column("integer")
  year!: number;

  @Column("text", { name: "period_kind" })
  period!: PeriodKind;

  @Column("integer")
  revision!: number;

  @Column("text")
  state!: ReportState;

  @Column("timestamptz", { nullable: true })
  submittedAt!: Date | null;

  @Column("timestamptz", { nullable: true })
  approvedAt!: Date | null;

  @Column("uuid", { nullable: true })
  decisionId!: string | null;

  @Column("uuid", { nullable: true })
  sharedIn!: string | null;

  /** The period's last day. */
  @Column("date", { nullable: true })
  sharedFor!: string | null;

  @Column("integer")
  version!: number;
}
