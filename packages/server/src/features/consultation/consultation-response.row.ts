import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("consultation_response")
export class ConsultationResponseRow {
  static readonly typeName = "ConsultationResponse";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("uuid", { nullable: true })
  strategyVersionId!: string | null;

  @Column("uuid", { nullable: true })
  commonSectionVersionId!: string | null;

  @Column("text")
  answer!: string;

  @Column("timestamptz")
  answeredAt!: Date;

  /** The version of the text that it answers. */
  @Column("integer")
  textVersion!: number;

  /** The day that it is about. */
  @Column("date")
  sharedFor!: string;

  @Column("integer")
  version!: number;
}
