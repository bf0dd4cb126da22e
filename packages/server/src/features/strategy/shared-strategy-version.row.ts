import type { SharedTextState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("shared_strategy_version")
export class SharedStrategyVersionRow {
  static readonly typeName = "SharedStrategyVersion";

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  strategyId!: string;

  @Column("integer")
  number!: number;

  @Column("text")
  state!: SharedTextState;

  @Column("text", { nullable: true })
  contentHash!: string | null;

  @Column("date", { nullable: true })
  effectiveFrom!: string | null;

  @Column("date", { nullable: true })
  supersededOn!: string | null;

  @Column("integer")
  version!: number;
}
