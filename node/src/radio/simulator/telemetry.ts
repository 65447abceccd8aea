import { create, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums, Telemetry } from '@meshtastic/protobufs';

export interface DeviceReading {
  /** Wall time in ms. */
  readonly at: number;
  /** Percent. */
  readonly channelUtilization: number;
  readonly airUtilTx: number;
}

/** What a node tells its client of itself once a minute. */
export function telemetryData({ at, channelUtilization, airUtilTx }: DeviceReading): Mesh.Data {
  const telemetry = create(Telemetry.TelemetrySchema, {
    time: Math.floor(at / 1000),
    variant: { case: 'deviceMetrics', value: { channelUtilization, airUtilTx } },
  });
  const payload = toBinary(Telemetry.TelemetrySchema, telemetry);
  return create(Mesh.DataSchema, { portnum: Portnums.PortNum.TELEMETRY_APP, payload });
}
