import { defineService } from '@delivery/constructs';

/** Customers, couriers and restaurants: who they are and how they sign in. */
export default defineService({
  name: 'user',
  owner: 'accounts',
  clusters: ({ role }) => role === 'workload' || role === 'local',
  dataClass: 'personal',
  ports: { http: 8080, metrics: 9090 },
  calledBy: ['api-gateway'],
  needs: { postgres: 'users' },
  metrics: {
    user_active_sessions: {
      type: 'gauge',
      help: 'People signed in who were seen in the last five minutes.',
      labels: ['role'],
    },
    user_sign_ins_total: { type: 'counter', help: 'Attempts to sign in.', labels: ['result'] },
  },
  requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
});
