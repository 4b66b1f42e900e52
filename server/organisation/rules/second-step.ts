/** A post held today: its role, and the roles of which its body asks one-time codes. */
interface Service {
  readonly role: string;
  readonly codeRoles: readonly string[];
}

/**
 * Whether somebody needs one-time codes: the administrator asks them of this person, the installation of a role
 * that they hold, or a body of a role that they hold in it.
 */
export function needsCodes(
  isAskedOfPerson: boolean,
  services: readonly Service[],
  rolesOfInstallation: readonly string[],
): boolean {
  return (
    isAskedOfPerson ||
    services.some(
      ({ role, codeRoles }) => rolesOfInstallation.includes(role) || codeRoles.includes(role),
    )
  );
}
