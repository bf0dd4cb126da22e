import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("action_revision_point")
export class ActionRevisionPointRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  revisionId!: string;

  @PrimaryColumn("uuid")
  strategyPointId!: string;

  @Column("integer")
  position!: number;
}
