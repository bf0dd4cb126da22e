import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("shared_strategy")
export class SharedStrategyRow {
  static readonly typeName = "SharedStrategy";

  @PrimaryColumn("uuid")
  collaborationId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  key!: string;
}
