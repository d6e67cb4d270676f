"""The households of Solby that apply for financial assistance, and how their months have gone.

`homes` says who they are, `registers` what agencies know of them, `telling` calls the actions.
"""
