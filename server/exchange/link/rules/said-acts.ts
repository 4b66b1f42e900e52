/** Acts of the giver whose words go down with its order. */
const SAID_DOWN: ReadonlySet<string> = new Set([
  ...['insist_on_task', 'take_back_task', 'accept_result', 'return_result', 'suspend_task'],
  ...['resume_task', 'withdraw_task', 'merge_task', 'carry_over_task', 'reopen_task'],
  ...['decide_extension', 'decide_explanation', 'demand_explanation', 'clarify_task'],
  ...['undo_act', 'send_urging'],
]);

/** Acts of the holder whose words, reports and requests go up with what it says. */
const SAID_UP: ReadonlySet<string> = new Set([
  ...['accept_task', 'hand_back_task', 'forward_task', 'report_progress', 'report_done'],
  ...['ask_extension', 'explain_task', 'undo_act'],
]);

/** Whether what was said with an act goes over; who directs or helps inside a body is its own matter. */
export function goesOver(act: string, side: 'giver' | 'holder'): boolean {
  return (side === 'giver' ? SAID_DOWN : SAID_UP).has(act);
}
