import type { PeriodKind, PeriodState } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("follow_up_period")
export class FollowUpPeriodRow {
  static readonly typeName = "FollowUpPeriod";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("integer")
  year!: number;

  @Column("text")
  kind!: PeriodKind;

  @Column("date", { name: "from_date" })
  from!: string;

  @Column("date", { name: "to_date" })
  to!: string;

  @Column("date")
  dueOn!: string;

  @Column("text")
  state!: PeriodState;

  @Column("integer")
  version!: number;
}
