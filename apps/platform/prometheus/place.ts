import { prometheusPods } from '@delivery/prometheus';

export const { namespace } = prometheusPods;

/** Name of the Prometheus, its Service and its account. */
export const name = 'prometheus';

export const workload = { namespace, serviceAccountName: name };

/** Where a pod finds the token of its account, and the authority of the API server. */
export const accountFiles = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Secret with the certificate that a site shows to the global view. */
export const siteTls = 'prometheus-tls';
