"""Planted frauds: what somebody tries in order to get money that is not theirs."""
