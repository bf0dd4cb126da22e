import type { IndicatorAggregation, IndicatorDirection } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("indicator")
export class IndicatorRow {
  static readonly typeName = "Indicator";

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  key!: string;

  @Column("text")
  name!: string;

  @Column("text")
  unit!: string;

  @Column("text")
  direction!: IndicatorDirection;

  @Column("text")
  aggregation!: IndicatorAggregation;
}
