import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("policy_domain")
export class PolicyDomainRow {
  @PrimaryColumn("text")
  key!: string;

  @Column("text")
  nameSv!: string;

  @Column("text")
  nameEn!: string;
}
