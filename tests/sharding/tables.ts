/**
 * Tables that every machine holds whole (reference tables), each with the reason why it does not begin with an
 * authority. Whatever is not here is a fact.
 */
export const REFERENCE_TABLES: Readonly<Record<string, string>> = {
  account: 'one person may work in several authorities',
  api_token: 'found by its hash alone',
  appointment: 'beside persons and posts',
  authority: 'who the authorities are',
  email_claim: 'one address, one person, whatever the authority',
  file: 'files by content, shared',
  installation: 'settings of the program itself',
  journal_follower: 'who follows at all, whatever the authority',
  migration: 'the migrator',
  migration_lock: 'the migrator',
  one_time_code: 'beside accounts',
  organisation_version: 'one counter for the whole map of units',
  person: 'one person may work in several authorities',
  post: 'read with every request, for any authority',
  public_address: 'an anonymous reader comes with an address and no authority',
  recovery_code: 'beside accounts',
  session: 'found by its token alone',
  sign_in_link: 'found by its token alone',
  sign_in_try: 'counted by name and network, before anybody is known',
  sign_on_appointment: 'beside appointments',
  sign_on_attempt: 'found by its state alone, before anybody is known',
  sign_on_identity: 'one person may work in several authorities',
  sign_on_logout: 'heard before anybody is known',
  sign_on_session: 'beside sessions',
  unit: 'the map of units, read in every join',
  unit_ancestor: 'the map of units',
  unit_parent: 'the map of units',
  unit_succession: 'the map of units, across authorities',
  view_salt: 'one key a day for every process, before anybody knows whose page is read',
};

/** Whether a table or view that a statement names is spread by authority. */
export function isFact(name: string): boolean {
  return !(name in REFERENCE_TABLES) && !name.startsWith('pg_');
}

/**
 * Columns by which a fact names another authority: the few ways in which a statement goes from one authority to
 * rows of another. Every machine is asked then, by an index that begins with the column.
 */
export const WAYS_TO_OTHERS: Readonly<Record<string, string>> = {
  superior_authority_id: 'parts of a task held by other authorities',
  to_authority_id: 'reports that other authorities sent here',
  task_authority_id: 'indicators of other authorities that a task moves',
  from_authority_id: 'authorities that received work from one',
  subject_authority_id: 'work of other authorities in a digest',
};
