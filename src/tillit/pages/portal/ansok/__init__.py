"""A resident applies for financial assistance, signs, and follows their months.

She is tired and afraid, on an old phone. She does not type what we know, loses nothing that she
wrote, and can see what happens next.
"""
