import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("municipality")
export class MunicipalityRow {
  static readonly typeName = "Municipality";

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  code!: string;

  @Column("text")
  name!: string;

  @Column("text")
  shortName!: string;
}
