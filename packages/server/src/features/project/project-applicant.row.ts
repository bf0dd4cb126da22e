import { Entity, PrimaryColumn } from "typeorm";

@Entity("project_applicant")
export class ProjectApplicantRow {
  @PrimaryColumn("uuid")
  municipalityId!: string;

  @PrimaryColumn("uuid")
  projectId!: string;

  @PrimaryColumn("uuid")
  applicantId!: string;
}
