import { defineService } from '@delivery/constructs';

/** The only entrance of customers, restaurants and partners: checks who asks and passes on. */
export default defineService({
  name: 'api-gateway',
  owner: 'gateway',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'personal',
  tier: 'critical',
  ports: { http: 8080, metrics: 9090 },
  calls: { delivery: 'http', order: 'http', user: 'http' },
  needs: { redis: 'sessions' },
  route: { host: 'api', paths: ['/'], requestsPerMinute: 1200 },
  rollout: 'canary',
  requests: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
  config: { MAX_BODY_BYTES: '1048576', UPSTREAM_TIMEOUT_SECONDS: '10' },
});
