import type { PlanSection } from "@samplan/schema";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("action")
export class ActionRow {
  static readonly typeName = "Action";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("uuid", { nullable: true })
  collaborationId!: string | null;

  @Column("text")
  reference!: string;

  @Column("text")
  section!: PlanSection;

  @Column("uuid", { nullable: true })
  mergedIntoId!: string | null;

  @Column("boolean")
  joint!: boolean;

  @Column("integer")
  version!: number;

  @Column("timestamptz")
  updatedAt!: Date;
}
