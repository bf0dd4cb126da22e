import { Column, Entity, PrimaryColumn } from "typeorm";

/** What the common strategy is called and is in one municipality (I10). */
@Entity("local_designation")
export class LocalDesignationRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  strategyId!: string;

  @Column("text")
  title!: string;

  @Column("text")
  documentType!: string;

  @Column("uuid", { nullable: true })
  bodyId!: string | null;

  @Column("text", { nullable: true })
  registryNumber!: string | null;

  /** The day it was said. */
  @Column("date")
  sharedFor!: string;

  @Column("integer")
  version!: number;
}
