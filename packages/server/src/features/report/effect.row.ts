import type { EffectKind, EvidenceLevel } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("effect")
export class EffectRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  followUpId!: string;

  @Column("integer")
  position!: number;

  @Column("text")
  kind!: EffectKind;

  @Column("text")
  evidenceLevel!: EvidenceLevel;

  @Column("text")
  description!: string;
}
