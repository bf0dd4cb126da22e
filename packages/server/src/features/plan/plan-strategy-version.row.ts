import { Entity, PrimaryColumn } from "typeorm";

@Entity("plan_strategy_version")
export class PlanStrategyVersionRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  planId!: string;

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  strategyVersionId!: string;
}
