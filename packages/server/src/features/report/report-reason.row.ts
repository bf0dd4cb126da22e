import { Column, Entity, PrimaryColumn } from "typeorm";

/** Why a report was returned, exempted or is corrected. */
@Entity("report_reason")
export class ReportReasonRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  reportId!: string;

  @Column("text")
  kind!: "RETURNED" | "EXEMPT" | "CORRECTION";

  @Column("text")
  reason!: string;

  @Column("timestamptz")
  recordedFrom!: Date;
}
