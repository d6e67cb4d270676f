"""What has been tried: the latest figures of `./tillit prove`, for every colleague."""
