import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("plan_common_section")
export class PlanCommonSectionRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  planId!: string;

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @Column("uuid", { nullable: true })
  commonSectionVersionId!: string | null;

  @Column("boolean")
  conditional!: boolean;

  @Column("text", { nullable: true })
  exemptionReason!: string | null;

  /** At adoption: of the text that it was adopted on; null before, and where it is not known. */
  @Column("text", { nullable: true })
  contentHash!: string | null;
}
