import type { StrategyPointLineageKind } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("strategy_point_lineage")
export class StrategyPointLineageRow {
  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  /** The later version, which says so. */
  @Column("uuid")
  strategyVersionId!: string;

  @Column("uuid")
  fromPointId!: string;

  /** Null where the point is dropped. */
  @Column("uuid", { nullable: true })
  toPointId!: string | null;

  @Column("text")
  kind!: StrategyPointLineageKind;

  /** Said no longer, while the version was a draft. */
  @Column("boolean")
  removed!: boolean;
}
