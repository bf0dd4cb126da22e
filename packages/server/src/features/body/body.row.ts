import type { BodyKind } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("body")
export class BodyRow {
  static readonly typeName = "Body";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  abbreviation!: string;

  @Column("text")
  name!: string;

  @Column("text")
  kind!: BodyKind;

  @Column("text", { nullable: true })
  domainKey!: string | null;

  @Column("date")
  validFrom!: string;

  @Column("date", { nullable: true })
  validTo!: string | null;
}
