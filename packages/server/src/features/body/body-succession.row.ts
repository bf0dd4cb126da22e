import type { BodySuccessionKind } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("body_succession")
export class BodySuccessionRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  fromBodyId!: string;

  @PrimaryColumn("uuid")
  toBodyId!: string;

  @Column("date")
  date!: string;

  @Column("text")
  kind!: BodySuccessionKind;

  @Column("boolean")
  takesOver!: boolean;
}
