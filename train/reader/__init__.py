"""Making of the reader: data, training, export, calibration, evaluation."""
