import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("collaboration")
export class CollaborationRow {
  static readonly typeName = "Collaboration";

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  key!: string;

  @Column("text")
  name!: string;
}
