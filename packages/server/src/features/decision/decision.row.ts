import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("decision")
export class DecisionRow {
  static readonly typeName = "Decision";

  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  bodyId!: string;

  @Column("date")
  date!: string;

  @Column("text", { nullable: true })
  paragraph!: string | null;

  @Column("text", { nullable: true })
  registryNumber!: string | null;

  @Column("boolean")
  delegated!: boolean;

  @Column("date", { nullable: true })
  adjustedOn!: string | null;

  @Column("date", { nullable: true })
  announcedOn!: string | null;

  @Column("date", { nullable: true })
  finalOn!: string | null;

  @Column("text", { nullable: true })
  documentUrl!: string | null;

  @Column("uuid", { nullable: true })
  sharedIn!: string | null;

  /** The day that it is about. */
  @Column("date", { nullable: true })
  sharedFor!: string | null;

  /** Why it was changed last; null while it was only completed. */
  @Column("text", { nullable: true })
  correctionReason!: string | null;

  @Column("integer")
  version!: number;
}
