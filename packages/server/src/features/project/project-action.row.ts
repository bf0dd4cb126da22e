import { Entity, PrimaryColumn } from "typeorm";

@Entity("project_action")
export class ProjectActionRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  projectId!: string;

  @PrimaryColumn("uuid")
  actionId!: string;
}
