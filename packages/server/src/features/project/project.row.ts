import type { FundingState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("project")
export class ProjectRow {
  static readonly typeName = "Project";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  reference!: string;

  @Column("text")
  title!: string;

  @Column("text")
  programme!: string;

  @Column("text")
  state!: FundingState;

  @Column("date")
  startDate!: string;

  @Column("date")
  endDate!: string;

  @Column("date", { nullable: true })
  decidedOn!: string | null;

  @Column("bigint", { nullable: true })
  appliedAmount!: bigint | null;

  @Column("text", { nullable: true })
  appliedCurrency!: string | null;
}
