// Every cloud, one line each, under the name that clusters give in `cloud`.
export * as aws from '@delivery/overlay-aws';
export * as azure from '@delivery/overlay-azure';
export * as edge from '@delivery/overlay-edge';
export * as gcp from '@delivery/overlay-gcp';
export * as local from '@delivery/overlay-local';
