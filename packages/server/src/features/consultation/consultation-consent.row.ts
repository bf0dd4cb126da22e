import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("consultation_consent")
export class ConsultationConsentRow {
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

  /** The version that the text had: it is to that one alone. */
  @Column("integer")
  textVersion!: number;

  @Column("timestamptz")
  consentedAt!: Date;
}
