/** The Manager's latency in the comparison with Terraform, in milliseconds. */
export const terraformLatencyMs = 5;
