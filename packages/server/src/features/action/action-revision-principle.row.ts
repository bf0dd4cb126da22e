import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("action_revision_principle")
export class ActionRevisionPrincipleRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  revisionId!: string;

  @PrimaryColumn("uuid")
  principleId!: string;

  @Column("integer")
  position!: number;
}
