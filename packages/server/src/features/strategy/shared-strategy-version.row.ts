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

  /** The version that it is to take over from; null where none had come into force. */
  @Column("uuid", { nullable: true })
  basedOnId!: string | null;

  /** The first day that was chosen; null where none was. */
  @Column("date", { name: "starts_on", nullable: true })
  startOn!: string | null;

  /** The last day to answer the consultation; null where none was asked for. */
  @Column("date", { nullable: true })
  consultationAnswerBy!: string | null;

  /** The day that it was sent out last. */
  @Column("date", { nullable: true })
  consultationSentOn!: string | null;

  @Column("integer")
  version!: number;
}
