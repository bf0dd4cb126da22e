import { Column, Entity, PrimaryColumn } from "typeorm";

/** One member's decision that a text in force is to be so no more. */
@Entity("repeal")
export class RepealRow {
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

  @Column("uuid")
  decisionId!: string;
}
