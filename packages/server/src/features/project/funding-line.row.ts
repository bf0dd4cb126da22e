import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("funding_line")
export class FundingLineRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  projectId!: string;

  @Column("bigint")
  eligibleAmount!: bigint;

  @Column("bigint")
  grantedAmount!: bigint;

  @Column("bigint")
  ownAmount!: bigint;

  @Column("bigint")
  otherAmount!: bigint;

  @Column("text")
  currency!: string;
}
