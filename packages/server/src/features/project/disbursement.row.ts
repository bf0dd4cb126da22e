import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("disbursement")
export class DisbursementRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  lineId!: string;

  @Column("date")
  date!: string;

  @Column("bigint")
  amount!: bigint;
}
